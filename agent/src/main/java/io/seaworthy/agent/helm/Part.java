package io.seaworthy.agent.helm;

/** The parts of a record that are weighed. */
enum Part {
    TEMPLATES("templates"),
    FILES("files"),
    CHART_VALUES("chart values"),
    USER_VALUES("user values"),
    MANIFEST("manifest"),
    HOOKS("hooks"),
    SCHEMA("schema"),
    DEPENDENCIES("dependencies"),
    NOTES("notes"),
    OTHER("other");

    /** A text beyond this is not looked into; in UTF-16 characters for JSON, in bytes for protobuf. */
    static final int MAX_TEXT = 8 * 1024 * 1024;

    private final String words;

    Part(String words) {
        this.words = words;
    }

    /** As the fact names it: "chart values". */
    String words() {
        return words;
    }
}
