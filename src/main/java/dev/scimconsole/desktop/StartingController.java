package dev.scimconsole.desktop;

/// The screen while the offline demo starts. It only says so.
public final class StartingController {}
