package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.seaworthy.posture.v1.ItemError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;

/** Objects out of {@code kubectl get -o json|yaml} dumps: single objects, lists, several documents in one file. */
final class RecordedObjects {

    private static final int DEPTH = 500;
    /** A dump of a large cluster in one document; beyond this it belongs in several files. */
    private static final int YAML_CHARACTERS = 256 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper(
            JsonFactory.builder().streamReadConstraints(constraints()).build());
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .loaderOptions(yamlLimits())
            .streamReadConstraints(constraints())
            .build());

    private final List<ObjectNode> objects = new ArrayList<>();
    private final Set<String> listedKinds = new TreeSet<>();
    private final List<ItemError> errors = new ArrayList<>();

    /** The objects found so far, in order. */
    List<ObjectNode> objects() {
        return objects;
    }

    /** Kinds named by typed lists such as {@code SecretList}, empty lists too. */
    Set<String> listedKinds() {
        return listedKinds;
    }

    List<ItemError> errors() {
        return errors;
    }

    /** Reads all documents of one file; a broken document is an error of its own, the others are kept. */
    void read(String source, InputStream input) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        var reader = new BufferedReader(new InputStreamReader(input, decoder), 1 << 16);
        if (startsWithBrace(reader)) {
            readJson(source, reader);
        } else {
            readYaml(source, reader);
        }
    }

    private static boolean startsWithBrace(Reader reader) throws IOException {
        while (true) {
            reader.mark(1);
            var next = reader.read();
            if (next < 0 || !(Character.isWhitespace(next) || next == '\uFEFF')) {
                reader.reset();
                return next == '{';
            }
        }
    }

    private void readJson(String source, Reader reader) throws IOException {
        try (var parser = JSON.createParser(reader)) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                document(source, parser, JSON);
            }
        } catch (JsonProcessingException broken) {
            // What was read before the break is kept; the message of the parser may quote the input, so it is not used.
            errors.add(broken(source, "JSON", broken));
        }
    }

    private void readYaml(String source, BufferedReader reader) throws IOException {
        var document = new StringBuilder();
        var firstLine = 1;
        var lineNumber = 0;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            lineNumber++;
            if (line.equals("---") || line.startsWith("--- ")) {
                yamlDocument(source, firstLine, document);
                document.setLength(0);
                document.append(line, 3, line.length()).append('\n');
                firstLine = lineNumber;
            } else {
                document.append(line).append('\n');
            }
        }
        yamlDocument(source, firstLine, document);
    }

    private void yamlDocument(String source, int firstLine, CharSequence text) throws IOException {
        if (text.chars().allMatch(Character::isWhitespace)) {
            return;
        }
        var place = firstLine == 1 ? source : source + " from line " + firstLine;
        try (var parser = YAML.createParser(text.toString())) {
            var first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                document(place, parser, YAML);
            } else if (first != null) {
                errors.add(notAnObject(place));
            }
        } catch (JsonProcessingException broken) {
            // As above: the other documents of the file are still read.
            errors.add(broken(place, "YAML", broken));
        }
    }

    private void document(String source, JsonParser parser, ObjectMapper mapper) throws IOException {
        var head = mapper.createObjectNode();
        var items = new ArrayList<JsonNode>();
        var isList = false;
        try {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && field.equals("items")) {
                    isList = true;
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        items.add(mapper.readTree(parser));
                    }
                } else {
                    head.set(field, mapper.readTree(parser));
                }
            }
        } finally {
            // A file that breaks off in the middle of a list still gives the items before the break.
            if (isList) {
                addItems(source, head, items);
            }
        }
        if (!isList) {
            add(source, head);
        }
    }

    private void addItems(String source, ObjectNode head, List<JsonNode> items) {
        var listKind = head.path("kind").asText("List");
        var itemKind = listKind.endsWith("List") ? listKind.substring(0, listKind.length() - 4) : "";
        if (!itemKind.isEmpty()) {
            listedKinds.add(itemKind);
        }
        for (var item : items) {
            if (item instanceof ObjectNode object
                    && !itemKind.isEmpty()
                    && !object.path("kind").isTextual()) {
                object.set("kind", TextNode.valueOf(itemKind));
                object.set("apiVersion", head.path("apiVersion"));
            }
            add("an item of " + source, item);
        }
    }

    private void add(String source, JsonNode document) {
        if (document instanceof ObjectNode object && object.path("kind").isTextual()) {
            WrittenNulls.drop(object);
            objects.add(object);
        } else {
            errors.add(notAnObject(source));
        }
    }

    private static ItemError broken(String source, String format, JsonProcessingException cause) {
        var at = cause.getLocation();
        var place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return ItemError.newBuilder()
                .setItem(source)
                .setReason("is not valid " + format + place)
                .setRemedy(
                        "Record it again with kubectl get … -o json; a file that was cut off keeps what came before the cut.")
                .build();
    }

    private static ItemError notAnObject(String source) {
        return ItemError.newBuilder()
                .setItem(source)
                .setReason("is not a Kubernetes object: it has no kind")
                .setRemedy("Give objects or lists as kubectl get … -o json|yaml writes them.")
                .build();
    }

    private static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH)
                .maxStringLength(64 * 1024 * 1024)
                .build();
    }

    private static LoaderOptions yamlLimits() {
        var limits = new LoaderOptions();
        limits.setCodePointLimit(YAML_CHARACTERS);
        limits.setNestingDepthLimit(DEPTH);
        return limits;
    }
}
