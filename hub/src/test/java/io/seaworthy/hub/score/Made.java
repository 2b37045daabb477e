package io.seaworthy.hub.score;

import io.seaworthy.hub.control.Control;
import io.seaworthy.hub.control.Expression;
import io.seaworthy.hub.control.FactType;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.control.Location;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.hub.control.Template;
import io.seaworthy.hub.control.Verdict;
import io.seaworthy.posture.v1.Fact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judgements that nobody had to judge. */
final class Made {

    private static final Location NOWHERE = new Location("made", 1, 1);
    private static final Expression TRUE = new Expression("passes", "true", NOWHERE);

    private Made() {}

    /** Facts whose number is even and above five fail worse than their control says. */
    static Judgement judgement(Severity severity, int control, int fact, Verdict verdict) {
        var worse = fact > 5 && fact < 10 && fact % 2 == 0 && severity == Severity.HIGH;
        return new Judgement(
                control("control-" + control, severity),
                worse ? Severity.CRITICAL : severity,
                Fact.newBuilder().setKey("fact " + fact).build(),
                verdict,
                "");
    }

    static Judgement with(Judgement judgement, Verdict verdict) {
        return new Judgement(judgement.control(), judgement.severity(), judgement.fact(), verdict, "");
    }

    private static Control control(String id, Severity severity) {
        return new Control(
                id,
                id,
                severity,
                "made",
                FactType.RELEASE,
                Optional.empty(),
                Template.EMPTY,
                Optional.empty(),
                Template.EMPTY,
                TRUE,
                TRUE,
                Optional.empty(),
                Map.of(),
                "",
                Template.EMPTY,
                "",
                Map.<String, List<String>>of(),
                NOWHERE);
    }
}
