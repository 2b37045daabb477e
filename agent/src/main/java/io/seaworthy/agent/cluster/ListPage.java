package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads one page of a list item by item while it streams. */
final class ListPage {

    private ListPage() {}

    /** Takes one item; the parser stands at its START_OBJECT and must be left at its END_OBJECT. */
    @FunctionalInterface
    interface Item {
        void read(JsonParser parser) throws IOException;
    }

    /**
     * Reads a page to its end.
     *
     * @param next hears the token of the next page, mostly before the items are read; not called on the last page
     * @return number of items
     */
    static int read(JsonParser parser, Item item, Consumer<String> next) throws IOException {
        var items = 0;
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
                var token = continueToken(parser);
                if (!token.isEmpty()) {
                    next.accept(token);
                }
            } else {
                parser.skipChildren();
            }
        }
        return items;
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
