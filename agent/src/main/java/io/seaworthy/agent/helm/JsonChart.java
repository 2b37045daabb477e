package io.seaworthy.agent.helm;

import io.seaworthy.posture.v1.Chart;
import io.seaworthy.posture.v1.CredentialHit.Source;
import io.seaworthy.posture.v1.Dependency;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads the chart inside a Helm 3 or 4 record; see Helm v3 pkg/chart. Templates and files are passed over. */
final class JsonChart {

    private static final int MOST_ENTRIES = 1_000;

    private final JsonFields json;
    private final ReleaseDraft draft;
    private final Chart.Builder chart;

    JsonChart(JsonFields json, ReleaseDraft draft) {
        this.json = json;
        this.draft = draft;
        this.chart = draft.chart();
    }

    void field(String field) throws IOException {
        json.mark(field);
        json.weigh(
                switch (field) {
                    case "templates" -> Part.TEMPLATES;
                    case "files" -> Part.FILES;
                    case "schema" -> Part.SCHEMA;
                    default -> Part.OTHER;
                });
        switch (field) {
            case "metadata" -> json.object(this::metadata);
            case "lock" -> json.object(this::lock);
            case "values" -> json.values(Part.CHART_VALUES, Source.CHART_VALUES);
            default -> json.passOver();
        }
    }

    private void metadata(String field) throws IOException {
        switch (field) {
            case "name" -> chart.setName(json.shortText());
            case "version" -> chart.setVersion(json.shortText());
            case "apiVersion" -> chart.setApiVersion(json.shortText());
            case "appVersion" -> chart.setAppVersion(json.shortText());
            case "kubeVersion" -> chart.setKubeVersion(json.shortText());
            case "type" -> chart.setType(json.shortText());
            case "home" -> chart.setHome(json.shortText());
            case "deprecated" -> chart.setDeprecated(json.flag());
            case "sources" -> json.array(() -> source(json.shortText()));
            case "annotations" -> json.object(name -> annotation(name, json.shortText()));
            case "dependencies" -> json.array(() -> dependency(draft.dependencies()::require));
            default -> json.passOver();
        }
    }

    private void source(String address) {
        if (chart.getSourcesCount() < MOST_ENTRIES) {
            chart.addSources(address);
        }
    }

    private void annotation(String name, String value) {
        if (chart.getAnnotationsCount() < MOST_ENTRIES) {
            chart.putAnnotations(ReleaseDraft.cut(name), value);
        }
    }

    private void lock(String field) throws IOException {
        if (field.equals("dependencies")) {
            json.array(() -> dependency(draft.dependencies()::lock));
        } else {
            json.passOver();
        }
    }

    private void dependency(Consumer<Dependency> taker) throws IOException {
        var dependency = Dependency.newBuilder();
        json.object(field -> {
            switch (field) {
                case "name" -> dependency.setName(json.shortText());
                case "version" -> dependency.setVersion(json.shortText());
                case "repository" -> dependency.setRepository(json.shortText());
                case "alias" -> dependency.setAlias(json.shortText());
                default -> json.passOver();
            }
        });
        taker.accept(dependency.build());
    }
}
