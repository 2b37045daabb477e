package io.seaworthy.hub.cli.document;

import io.seaworthy.hub.control.Control;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The catalogue as a JSON list: id, title, severity, family, fact, why, fix, accept, frameworks. */
public final class ControlsDocument {

    private ControlsDocument() {}

    public static void write(List<Control> controls, OutputStream out) throws IOException {
        try (var json = Json.generator(out)) {
            json.writeStartArray();
            for (var control : controls) {
                json.writeStartObject();
                json.writeStringField("id", control.id());
                json.writeStringField("title", control.title());
                json.writeStringField("severity", control.severity().word());
                json.writeStringField("family", control.family());
                json.writeStringField("fact", control.fact().message());
                json.writeStringField("why", control.why());
                json.writeStringField("fix", control.fix().source());
                json.writeStringField("accept", control.accept());
                json.writeObjectFieldStart("frameworks");
                for (var framework : control.frameworks().entrySet()) {
                    json.writeArrayFieldStart(framework.getKey());
                    for (var reference : framework.getValue()) {
                        json.writeString(reference);
                    }
                    json.writeEndArray();
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        out.write('\n');
    }
}
