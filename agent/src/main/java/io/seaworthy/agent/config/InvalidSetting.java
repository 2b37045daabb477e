package io.seaworthy.agent.config;

/** A setting that cannot be used. The message names its path, its value unless it is secret, and what is expected. */
public final class InvalidSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidSetting(String path, String value, String expected) {
        super(path + " is '" + value + "', expected " + expected);
    }

    InvalidSetting(String message) {
        super(message);
    }

    /** For a setting that must be given and is not. */
    static InvalidSetting missing(String path, String expected) {
        return new InvalidSetting(path + " is not set, expected " + expected);
    }
}
