package io.seaworthy.agent.credential;

/**
 * A name and its value inside a text: {@code password=…}, {@code "password": "…"}, {@code --password …}.
 *
 * @param name the name alone, without quotes and dashes
 * @param start where the value starts in the text
 * @param end where it ends
 * @param line the line it stands on, from 1
 * @param certain false where it may as well be prose or code
 */
record Setting(String name, int start, int end, int line, boolean certain) {

    String value(String text) {
        return text.substring(start, end);
    }
}
