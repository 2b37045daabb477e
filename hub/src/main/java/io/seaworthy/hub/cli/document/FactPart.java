package io.seaworthy.hub.cli.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.control.FactType;
import java.io.IOException;
import java.util.Optional;

/** {@code errors}, {@code gaps} and {@code facts}: the messages of the contract in protobuf's JSON mapping. */
final class FactPart {

    private static final JsonFormat.Printer PROTOBUF =
            JsonFormat.printer().alwaysPrintFieldsWithNoPresence().omittingInsignificantWhitespace();

    private final JsonFactory reader = new JsonFactory();
    private final JsonGenerator json;

    FactPart(JsonGenerator json) {
        this.json = json;
    }

    void errors(ScanReport report) throws IOException {
        json.writeArrayFieldStart("errors");
        for (var error : report.errors()) {
            message(error);
        }
        json.writeEndArray();
    }

    void gaps(ScanReport report) throws IOException {
        json.writeArrayFieldStart("gaps");
        for (var gap : report.gaps()) {
            message(gap);
        }
        json.writeEndArray();
    }

    /** One list for each message of the contract, also where there are none. */
    void facts(ScanReport report) throws IOException {
        json.writeObjectFieldStart("facts");
        for (var type : FactType.values()) {
            json.writeArrayFieldStart(type.message());
            for (var fact : report.posture().getFactsList()) {
                if (FactType.of(fact).equals(Optional.of(type))) {
                    message(type.body(fact));
                }
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Copied token by token, so that it is indented and escaped as the rest, in JSON and in YAML. */
    private void message(Message message) throws IOException {
        try (var parser = reader.createParser(PROTOBUF.print(message))) {
            parser.nextToken();
            json.copyCurrentStructure(parser);
        }
    }
}
