package io.seaworthy.agent.helm;

import com.google.protobuf.InvalidProtocolBufferException;
import io.seaworthy.posture.v1.CredentialHit.Source;
import io.seaworthy.posture.v1.Hook;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;

/** Reads a Helm 2 record; field numbers from Helm v2.17.0 _proto/hapi/release. Unknown fields are skipped. */
final class WireRecord {

    private final WireFields wire;
    private final ReleaseDraft draft;

    private WireRecord(WireFields wire, ReleaseDraft draft) {
        this.wire = wire;
        this.draft = draft;
    }

    /**
     * Reads one record.
     *
     * @throws BrokenRecord if it is not such a record
     */
    static void read(InputStream content, ReleaseDraft draft) throws IOException {
        var wire = new WireFields(content);
        try {
            wire.fields(new WireRecord(wire, draft)::release);
            draft.fact().setGeneration(2);
        } catch (InvalidProtocolBufferException broken) {
            // Random bytes, a fork's own format, or half a record: protobuf cannot tell these apart.
            throw new BrokenRecord(
                    "is neither JSON nor protobuf of Helm 2, or ends early",
                    "If a fork of Helm wrote it, use that fork to look at it; otherwise restore it or delete it.");
        }
    }

    private void release(int field) throws IOException {
        var from = wire.position();
        switch (field) {
            case 1 -> draft.fact().setName(wire.shortText());
            case 2 -> info();
            case 3 -> chart();
            case 4 -> config();
            case 5 -> manifest();
            case 6 -> hook();
            case 7 -> draft.fact().setRevision(Math.clamp(wire.number(), 0, Integer.MAX_VALUE));
            case 8 -> draft.fact().setNamespace(wire.shortText());
            default -> wire.passOver();
        }
        var part = switch (field) {
            case 4 -> Part.USER_VALUES;
            case 5 -> Part.MANIFEST;
            case 6 -> Part.HOOKS;
            default -> Part.OTHER;
        };
        // The chart and the info weigh their own parts.
        if (field != 2 && field != 3) {
            draft.weigh(part, wire.position() - from);
        }
    }

    private void info() throws IOException {
        draft.sawInfo();
        wire.message(field -> {
            switch (field) {
                case 1 -> wire.message(this::status);
                case 2 -> moment("first_deployed");
                case 3 -> moment("last_deployed");
                case 4 -> moment("deleted");
                case 5 -> draft.fact().setDescription(wire.shortText());
                default -> wire.passOver();
            }
        });
    }

    private void status(int field) throws IOException {
        switch (field) {
            case 1 -> draft.fact().setStatus(ReleaseStatus.ofCode((int) wire.number()));
            case 4 -> {
                var from = wire.position();
                wire.text().ifPresentOrElse(draft.credentials()::notes, () -> draft.tooLarge(Part.NOTES));
                draft.weigh(Part.NOTES, wire.position() - from);
            }
            default -> wire.passOver();
        }
    }

    private void moment(String name) throws IOException {
        var seconds = new long[1];
        var nanos = new int[1];
        wire.message(field -> {
            switch (field) {
                case 1 -> seconds[0] = wire.number();
                case 2 -> nanos[0] = (int) wire.number();
                default -> wire.passOver();
            }
        });
        try {
            var moment = Moment.ofSeconds(seconds[0], nanos[0]);
            switch (name) {
                case "first_deployed" -> moment.ifPresent(draft.fact()::setFirstDeployed);
                case "last_deployed" -> moment.ifPresent(draft.fact()::setLastDeployed);
                default -> moment.ifPresent(draft.fact()::setDeleted);
            }
        } catch (DateTimeException noTime) {
            // Out of any calendar: the rest of the record is still good.
            draft.gap("the record's " + name + " is not a time");
        }
    }

    private void chart() throws IOException {
        draft.sawChart();
        wire.message(new WireChart(wire, draft)::field);
    }

    private void config() throws IOException {
        WireChart.values(wire, draft, Part.USER_VALUES, Source.USER_VALUES);
    }

    private void manifest() throws IOException {
        wire.text().ifPresentOrElse(draft::manifest, () -> draft.tooLarge(Part.MANIFEST));
    }

    private void hook() throws IOException {
        var hook = Hook.newBuilder();
        var manifest = new StringBuilder();
        wire.message(field -> {
            switch (field) {
                case 1 -> hook.setName(wire.shortText());
                case 2 -> hook.setKind(wire.shortText());
                case 4 -> wire.text().ifPresentOrElse(manifest::append, () -> draft.tooLarge(Part.HOOKS));
                case 5 -> wire.numbers(code -> hook.addEvents(HookEvent.ofCode(code)));
                default -> wire.passOver();
            }
        });
        draft.hook(hook.build(), manifest.toString());
    }
}
