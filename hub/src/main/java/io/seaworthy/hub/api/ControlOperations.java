package io.seaworthy.hub.api;

import io.seaworthy.hub.api.reading.ScoreReads;
import io.seaworthy.hub.api.reading.ScoreReads.FleetTally;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import io.seaworthy.hub.control.Expression;
import io.seaworthy.hub.control.Framework;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The control catalogue and the published sources it refers to. */
final class ControlOperations {

    private final Supplier<Catalogue> catalogue;
    private final ScoreReads scores;
    private final List<Framework> frameworks = Framework.builtIn();

    ControlOperations(Supplier<Catalogue> catalogue, ScoreReads scores) {
        this.catalogue = catalogue;
        this.scores = scores;
    }

    private record ControlView(
            String id,
            String title,
            String severity,
            String family,
            String fact,
            boolean builtIn,
            @Nullable String applies,
            @Nullable String assessable,
            String passes,
            String evidence,
            @Nullable String escalatesTo,
            @Nullable String escalatesWhen,
            String why,
            String fix,
            String accept,
            Map<String, Object> params,
            Map<String, List<String>> frameworks,
            TallyView tally,
            long openFindings) {}

    private record ReferenceView(String number, String title, List<String> controls) {}

    private record FrameworkView(
            String id, String title, String edition, String source, List<ReferenceView> references) {}

    private record Items(List<?> items) {}

    Map<String, Operation> all() {
        return Map.of("listControls", this::list, "getControl", this::one, "listFrameworks", this::frameworks);
    }

    private Answer list(Request request) {
        var tallies = scores.tallies(request.sight());
        var open = scores.openFindings(request.sight());
        return Answer.ok(new Items(catalogue.get().controls().stream()
                .map(control -> shown(control, tallies.get(control.id()), open.getOrDefault(control.id(), 0L)))
                .toList()));
    }

    private Answer one(Request request) {
        var id = request.required("controlId");
        return catalogue
                .get()
                .control(id)
                .map(control -> Answer.tagged(shown(
                        control,
                        scores.tallies(request.sight()).get(id),
                        scores.openFindings(request.sight()).getOrDefault(id, 0L))))
                .orElseGet(() -> Answer.notFound("Control " + id));
    }

    private Answer frameworks(Request request) {
        var controls = catalogue.get().controls();
        return Answer.ok(new Items(frameworks.stream()
                .map(framework -> new FrameworkView(
                        framework.id(),
                        framework.title(),
                        framework.edition(),
                        framework.source(),
                        framework.references().entrySet().stream()
                                .map(reference -> new ReferenceView(
                                        reference.getKey(),
                                        reference.getValue(),
                                        referring(controls, framework.id(), reference.getKey())))
                                .toList()))
                .toList()));
    }

    private static List<String> referring(List<Control> controls, String framework, String number) {
        return controls.stream()
                .filter(control ->
                        control.frameworks().getOrDefault(framework, List.of()).contains(number))
                .map(Control::id)
                .toList();
    }

    private static ControlView shown(Control control, @Nullable FleetTally tally, long open) {
        return new ControlView(
                control.id(),
                control.title(),
                control.severity().word(),
                control.family(),
                control.fact().message(),
                control.builtIn(),
                text(control.applies()),
                text(control.assessable()),
                control.passes().source(),
                control.evidence().source(),
                control.escalates().map(escalation -> escalation.to().word()).orElse(null),
                text(control.escalates().map(Control.Escalation::when)),
                control.why(),
                control.fix().source(),
                control.accept(),
                control.params(),
                control.frameworks(),
                tally == null
                        ? TallyView.NONE
                        : new TallyView(
                                tally.passed(), tally.failed(), tally.waived(), tally.unknown(), tally.notApplicable()),
                open);
    }

    private static @Nullable String text(Optional<Expression> expression) {
        return expression.map(Expression::source).orElse(null);
    }
}
