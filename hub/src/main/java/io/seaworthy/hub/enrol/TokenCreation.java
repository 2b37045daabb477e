package io.seaworthy.hub.enrol;

/** What became of the wish for a join token. */
public sealed interface TokenCreation {

    /**
     * @param text the whole token, to be shown once: {@code sw1.<id>.<secret>.<pin>}; the hub does not keep it
     */
    record Created(JoinToken token, String text) implements TokenCreation {

        /** Without the secret: this may reach a log. */
        @Override
        public String toString() {
            return "Created[" + token.id() + "]";
        }
    }

    /** Nothing was made. */
    record Refused(String reason, String remedy) implements TokenCreation {}
}
