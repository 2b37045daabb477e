package io.seaworthy.e2e.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One scan of a scenario's cluster and what it must say.
 *
 * @param title for people
 * @param where what it holds for
 * @param account the service account that scans; empty for the administrator
 * @param arguments of {@code seaworthy scan}, without source and output format
 * @param exit exit code
 * @param verdicts those that must be there
 * @param others verdicts that all the rest may have; empty = any
 * @param facts those that must be there
 * @param alike groups of facts that must agree
 * @param never texts that must not appear anywhere in the document: the scenario's secrets
 */
public record ExpectedScan(
        String title,
        Where where,
        Optional<Account> account,
        List<String> arguments,
        int exit,
        List<ExpectedVerdict> verdicts,
        Set<String> others,
        List<ExpectedFact> facts,
        List<Alike> alike,
        List<String> never) {

    /** What an expectation holds for. */
    public enum Where {
        /** The cluster and its recording. */
        BOTH,
        /** The cluster only: a recording has no accounts, and keeps what its probe found. */
        LIVE
    }

    /** A service account of the cluster. */
    public record Account(String namespace, String name) {}

    /**
     * A control's word on a fact.
     *
     * @param fact its key: {@code ReleaseFact/Secret/shop/web}
     * @param verdict {@code PASS}, {@code FAIL}, {@code UNKNOWN} or {@code NOT_APPLICABLE}
     * @param text part of its text; empty = any
     */
    public record ExpectedVerdict(String control, String fact, String verdict, String text) {}

    /**
     * Facts of one message that match and what they must hold.
     *
     * @param message {@code ReleaseFact}
     * @param where fields that pick the facts
     * @param has fields that each of these must have, see {@link FieldMatch}
     * @param count how many there must be
     */
    public record ExpectedFact(String message, JsonNode where, JsonNode has, int count) {}

    /**
     * Facts that must say the same.
     *
     * @param where picks the facts; there must be {@code count}
     * @param fields dotted paths that must be equal in all of them
     */
    public record Alike(String message, JsonNode where, List<String> fields, int count) {}
}
