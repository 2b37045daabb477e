package io.seaworthy.agent.credential;

/** A stretch of text that is a credential by its format: {@code [start, end)} in the text it was found in. */
record Span(String detector, int start, int end) {

    String of(String text) {
        return text.substring(start, end);
    }
}
