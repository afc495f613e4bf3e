package dev.scimconsole.desktop.page;

/// What a page can send its reader to Help for.
public enum HelpTopic {
    /// The first token.
    CREATE_TOKEN("create-token"),
    /// Another token in its place.
    REFRESH_TOKEN("refresh-token"),
    /// Why requests are refused.
    FIX_401("fix-401"),
    /// Why somebody is not here, or not as they should be.
    MISSING_USER("missing-user"),
    /// Somebody who had access has left, or somebody has a token who should not.
    LEAVER_OR_LEAK("leaver-or-leak");

    private final String article;

    HelpTopic(String article) {
        this.article = article;
    }

    /// The id of the article.
    public String article() {
        return article;
    }
}
