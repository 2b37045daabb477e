package io.seaworthy.agent.helm;

import io.seaworthy.posture.v1.Chart;
import io.seaworthy.posture.v1.CredentialHit.Source;
import io.seaworthy.posture.v1.Dependency;
import java.io.IOException;

/**
 * Reads the chart inside a Helm 2 record; field numbers from Helm v2.17.0 _proto/hapi/chart. Templates and files are
 * passed over, but for the two small ones that say what the chart requires.
 */
final class WireChart {

    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_REQUIREMENTS = 256 * 1024;

    private final WireFields wire;
    private final ReleaseDraft draft;
    private final Chart.Builder chart;

    WireChart(WireFields wire, ReleaseDraft draft) {
        this.wire = wire;
        this.draft = draft;
        this.chart = draft.chart();
    }

    void field(int field) throws IOException {
        var from = wire.position();
        switch (field) {
            case 1 -> wire.message(this::metadata);
            case 3 -> wire.message(new Enclosed()::field);
            case 4 -> values(wire, draft, Part.CHART_VALUES, Source.CHART_VALUES);
            case 5 -> file();
            default -> wire.passOver();
        }
        draft.weigh(
                switch (field) {
                    case 2 -> Part.TEMPLATES;
                    case 3 -> Part.DEPENDENCIES;
                    case 4 -> Part.CHART_VALUES;
                    case 5 -> Part.FILES;
                    default -> Part.OTHER;
                },
                wire.position() - from);
    }

    /** Values as Helm 2 keeps them: YAML text in field 1; the map in field 2 is never filled. */
    static void values(WireFields wire, ReleaseDraft draft, Part part, Source source) throws IOException {
        wire.message(field -> {
            if (field != 1) {
                wire.passOver();
                return;
            }
            var yaml = wire.text();
            yaml.ifPresentOrElse(text -> draft.credentials().values(source, text), () -> draft.tooLarge(part));
        });
    }

    private void metadata(int field) throws IOException {
        switch (field) {
            case 1 -> chart.setName(wire.shortText());
            case 2 -> chart.setHome(wire.shortText());
            case 3 -> source(wire.shortText());
            case 4 -> chart.setVersion(wire.shortText());
            case 10 -> chart.setApiVersion(wire.shortText());
            case 13 -> chart.setAppVersion(wire.shortText());
            case 14 -> chart.setDeprecated(wire.number() != 0);
            case 16 -> annotation();
            case 17 -> chart.setKubeVersion(wire.shortText());
            default -> wire.passOver();
        }
    }

    private void source(String address) {
        if (chart.getSourcesCount() < MOST_ENTRIES) {
            chart.addSources(address);
        }
    }

    private void annotation() throws IOException {
        var entry = new String[] {"", ""};
        wire.message(field -> {
            if (field == 1 || field == 2) {
                entry[field - 1] = wire.shortText();
            } else {
                wire.passOver();
            }
        });
        if (chart.getAnnotationsCount() < MOST_ENTRIES) {
            chart.putAnnotations(entry[0], entry[1]);
        }
    }

    /** A google.protobuf.Any whose type URL is misused for the file's path inside the chart. */
    private void file() throws IOException {
        var path = new String[] {""};
        wire.message(field -> {
            if (field == 1) {
                path[0] = wire.shortText();
            } else if (field == 2 && Requirements.isOne(path[0])) {
                var text = wire.text(LONGEST_REQUIREMENTS);
                if (text.isEmpty() || !Requirements.read(path[0], text.get(), draft.dependencies())) {
                    draft.gap("the chart's " + path[0] + " cannot be read");
                }
            } else {
                wire.passOver();
            }
        });
    }

    /** A whole chart inside the chart, of which only name and version are wanted. */
    private final class Enclosed {

        void field(int field) throws IOException {
            if (field != 1) {
                wire.passOver();
                return;
            }
            var dependency = Dependency.newBuilder();
            wire.message(inner -> {
                switch (inner) {
                    case 1 -> dependency.setName(wire.shortText());
                    case 4 -> dependency.setVersion(wire.shortText());
                    default -> wire.passOver();
                }
            });
            draft.dependencies().enclose(dependency.build());
        }
    }
}
