package dev.scimconsole.desktop.guides;

import java.util.Locale;

/// The guides in English, read once for all tests that look something up in them.
public final class EnglishGuides {

    public static final Guides ALL = Guides.load(Locale.ENGLISH);

    private EnglishGuides() {}
}
