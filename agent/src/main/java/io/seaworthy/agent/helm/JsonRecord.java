package io.seaworthy.agent.helm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.seaworthy.posture.v1.CredentialHit.Source;
import io.seaworthy.posture.v1.Hook;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.Set;

/**
 * Reads a Helm 3 or 4 record; see Helm v3 pkg/release/release.go, Helm v4 pkg/release/v1/release.go. Unknown keys are
 * skipped, keys may be absent or null.
 */
final class JsonRecord {

    /** A text was too large to be read; the record can be read again without that part. */
    static final class Oversized extends IOException {
        private static final long serialVersionUID = 1;

        private final Part part;

        Oversized(Part part) {
            super("the " + part.words() + " are too large");
            this.part = part;
        }

        Part part() {
            return part;
        }
    }

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(KeyPath.MAX_DEPTH)
                    .maxStringLength(Part.MAX_TEXT)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private final JsonFields json;
    private final ReleaseDraft draft;
    private boolean deletedIsEmpty;
    private boolean deletedIsTime;
    private boolean writtenByHelm4;

    private JsonRecord(JsonFields json, ReleaseDraft draft) {
        this.json = json;
        this.draft = draft;
    }

    /**
     * Reads one record.
     *
     * @param leftOut parts that are not looked into
     * @throws Oversized if a text is too large to be read
     * @throws BrokenRecord if it is not such a record
     */
    static void read(InputStream content, ReleaseDraft draft, Set<Part> leftOut) throws IOException {
        try (var parser = JSON.createParser(content)) {
            var json = new JsonFields(parser, draft, leftOut);
            new JsonRecord(json, draft).release();
        } catch (JsonEOFException cut) {
            // Told apart from other damage, because the remedy is the same but the cause is a half-written record.
            throw BrokenRecord.damaged("ends in the middle of its JSON");
        } catch (StreamConstraintsException beyond) {
            // Texts are caught where they are read; these are the bounds that are left.
            throw BrokenRecord.damaged("is nested deeper than " + KeyPath.MAX_DEPTH
                    + " levels, or has a key or a number of absurd length");
        } catch (JsonProcessingException broken) {
            // The parser's words may quote the record, so only the place is told.
            throw BrokenRecord.damaged("holds broken JSON"
                    + (broken.getLocation() == null
                            ? ""
                            : " at byte " + broken.getLocation().getByteOffset()));
        }
    }

    private void release() throws IOException {
        json.open();
        for (var field = json.next(Part.OTHER); field != null; field = json.next(Part.OTHER)) {
            switch (field) {
                case "name" -> draft.fact().setName(json.shortText());
                case "namespace" -> draft.fact().setNamespace(json.shortText());
                case "version" -> draft.fact().setRevision(Math.max(0, json.number()));
                case "apply_method" -> applyMethod(json.shortText());
                case "info" -> json.object(this::info);
                case "chart" -> {
                    if (json.object(new JsonChart(json, draft)::field)) {
                        draft.sawChart();
                    }
                }
                case "config" -> json.values(Part.USER_VALUES, Source.USER_VALUES);
                case "manifest" -> json.text(Part.MANIFEST).ifPresent(draft::manifest);
                case "hooks" -> {
                    json.weigh(Part.HOOKS);
                    json.array(this::hook);
                }
                default -> json.passOver();
            }
        }
        writtenByHelm4 |= json.seen("schemamodtime");
        draft.fact().setGeneration(generation());
    }

    /** No record names its writer; the writers differ in how they write a time that never was. */
    private int generation() {
        if (deletedIsEmpty) {
            return 3;
        }
        if (writtenByHelm4) {
            return 4;
        }
        // Helm 4 always writes chart.schemamodtime beside chart.schema; Helm 3 never does.
        return deletedIsTime && json.seen("schema") ? 3 : 0;
    }

    private void applyMethod(String method) {
        draft.fact().setApplyMethod(method);
        writtenByHelm4 |= !method.isEmpty();
    }

    private void info(String field) throws IOException {
        draft.sawInfo();
        json.weigh(Part.OTHER);
        switch (field) {
            case "status" -> draft.fact().setStatus(ReleaseStatus.word(json.shortText()));
            case "description" -> draft.fact().setDescription(json.shortText());
            case "notes" -> json.text(Part.NOTES).ifPresent(draft.credentials()::notes);
            case "first_deployed", "last_deployed", "deleted" -> time(field);
            default -> json.passOver();
        }
    }

    private void time(String field) throws IOException {
        var isText = json.token() == JsonToken.VALUE_STRING;
        var text = json.shortText();
        try {
            var moment = Moment.ofText(text);
            switch (field) {
                case "first_deployed" -> moment.ifPresent(draft.fact()::setFirstDeployed);
                case "last_deployed" -> moment.ifPresent(draft.fact()::setLastDeployed);
                default -> {
                    moment.ifPresent(draft.fact()::setDeleted);
                    deletedIsEmpty = isText && text.isEmpty();
                    deletedIsTime = moment.isPresent();
                }
            }
        } catch (DateTimeException noTime) {
            // A fork or a hand edit wrote something else: the rest of the record is still good.
            draft.gap("the record's " + field + " is not a time");
        }
    }

    private void hook() throws IOException {
        var hook = Hook.newBuilder();
        var manifest = new StringBuilder();
        json.object(field -> {
            switch (field) {
                case "name" -> hook.setName(json.shortText());
                case "kind" -> hook.setKind(json.shortText());
                case "events" -> json.array(() -> hook.addEvents(HookEvent.word(json.shortText())));
                case "manifest" -> json.text(Part.HOOKS).ifPresent(manifest::append);
                default -> json.passOver();
            }
        });
        draft.hook(hook.build(), manifest.toString());
    }
}
