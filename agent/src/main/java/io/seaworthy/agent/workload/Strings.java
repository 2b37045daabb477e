package io.seaworthy.agent.workload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The short texts of one JSON object by field; everything else in it is skipped unread. */
final class Strings {

    private static final int MOST = 100;
    private static final int LONGEST = 500;

    private final Map<String, String> values = new HashMap<>();

    /** The parser stands at the value and is left at its end; what is no object holds nothing. */
    void read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            var text = text(parser);
            if (values.size() < MOST) {
                values.put(field, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
            }
        }
    }

    /** Empty = there is no such text. */
    String get(String field) {
        return values.getOrDefault(field, "");
    }

    /** The value that the parser stands at, if it is a text; else it is skipped and empty. */
    static String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return "";
    }
}
