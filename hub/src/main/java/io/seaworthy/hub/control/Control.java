package io.seaworthy.hub.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One readable rule, as its YAML file says it. See {@code docs/writing-controls.md}.
 *
 * @param id {@code tiller-tls}; unique in a catalogue
 * @param title one line, says what is true when it passes
 * @param severity of a failure, unless {@code escalates} says worse
 * @param family {@code cluster}, {@code tiller} …; any word for a control of your own
 * @param fact what it judges
 * @param applies CEL → bool; false = NOT_APPLICABLE. Absent = it always applies
 * @param notApplicable why it does not apply, for people
 * @param assessable CEL → bool; false = UNKNOWN. Absent = it always can be judged
 * @param missing what is missing, for people; names the permission
 * @param passes CEL → bool
 * @param evidence CEL → string: the object and the field that decide
 * @param escalates when a failure is worse than {@code severity}
 * @param params named thresholds: strings, longs, doubles, booleans, lists and maps of these
 * @param why the attack, in two sentences
 * @param fix the exact commands or YAML for the very object
 * @param accept when a waiver is reasonable
 * @param frameworks references by framework id, as {@code securing-helm → [step 2]}
 * @param location where the file starts
 */
public record Control(
        String id,
        String title,
        Severity severity,
        String family,
        FactType fact,
        Optional<Expression> applies,
        Template notApplicable,
        Optional<Expression> assessable,
        Template missing,
        Expression passes,
        Expression evidence,
        Optional<Escalation> escalates,
        Map<String, Object> params,
        String why,
        Template fix,
        String accept,
        Map<String, List<String>> frameworks,
        Location location) {

    /**
     * A failure that is worse than usual.
     *
     * @param to the severity it gets
     * @param when CEL → bool
     */
    public record Escalation(Severity to, Expression when) {}

    /** It came with Seaworthy and was not written by a user. */
    public boolean builtIn() {
        return location.file().startsWith(Catalogue.RESOURCES);
    }

    /** The same control with other thresholds. */
    Control withParams(Map<String, Object> thresholds) {
        return new Control(
                id,
                title,
                severity,
                family,
                fact,
                applies,
                notApplicable,
                assessable,
                missing,
                passes,
                evidence,
                escalates,
                thresholds,
                why,
                fix,
                accept,
                frameworks,
                location);
    }
}
