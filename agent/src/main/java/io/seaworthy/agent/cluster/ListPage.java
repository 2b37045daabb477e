package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * One page of a list, read item by item while it streams.
 *
 * @param items objects on the page
 * @param next token of the next page; empty means that this was the last
 */
record ListPage(int items, String next) {

    /** Takes one item; the parser stands at its START_OBJECT and must be left at its END_OBJECT. */
    @FunctionalInterface
    interface Item {
        void read(JsonParser parser) throws IOException;
    }

    static ListPage read(JsonParser parser, Item item) throws IOException {
        var items = 0;
        var next = "";
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("the answer is not a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            var value = parser.nextToken();
            if (field.equals("items") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    item.read(parser);
                    items++;
                }
            } else if (field.equals("metadata") && value == JsonToken.START_OBJECT) {
                next = continueToken(parser);
            } else {
                parser.skipChildren();
            }
        }
        return new ListPage(items, next);
    }

    private static String continueToken(JsonParser parser) throws IOException {
        var token = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            if (field.equals("continue")) {
                token = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return token;
    }
}
