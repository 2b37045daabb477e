package io.seaworthy.agent.credential;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Walks one JSON value as it streams. */
final class JsonTree {

    private JsonTree() {}

    /**
     * @param json stands on the first token of the value; stands on its last one afterwards
     */
    static void walk(JsonParser json, TreeWalk walk) throws IOException {
        JsonToken token = json.currentToken() == null ? json.nextToken() : json.currentToken();
        while (token != null) {
            switch (token) {
                case START_OBJECT -> walk.startMap();
                case START_ARRAY -> walk.startList();
                case END_OBJECT, END_ARRAY -> walk.end();
                case FIELD_NAME, VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> walk.scalar(json.getText());
                case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> walk.scalar("");
                case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> {}
            }
            if (walk.atTop()) {
                return;
            }
            token = json.nextToken();
        }
    }
}
