package io.seaworthy.e2e.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds what a scan said against what it must say. */
public final class Comparison {

    private static final JsonMapper JSON = new JsonMapper();

    private static final int SHOWN = 4;

    private final ExpectedScan expected;
    private final ScanProgram.Outcome outcome;
    private final List<String> differences = new ArrayList<>();

    private Comparison(ExpectedScan expected, ScanProgram.Outcome outcome) {
        this.expected = expected;
        this.outcome = outcome;
    }

    /** What is different, one entry each; empty if the scan was right. */
    public static List<String> differences(ExpectedScan expected, ScanProgram.Outcome outcome) {
        var comparison = new Comparison(expected, outcome);
        comparison.compare();
        return comparison.differences;
    }

    private void compare() {
        if (outcome.exit() != expected.exit()) {
            differences.add("exit code: expected " + expected.exit() + ", was " + outcome.exit() + says());
        }
        for (var words : expected.says()) {
            if (!outcome.err().contains(words)) {
                differences.add("standard error: expected '" + words + "', was: "
                        + outcome.err().strip());
            }
        }
        try {
            var document = JSON.readTree(outcome.out());
            errors(document.path("errors"));
            verdicts(document.path("verdicts"));
            expected.facts().forEach(fact -> fact(document.path("facts"), fact));
            expected.alike().forEach(alike -> alike(document.path("facts"), alike));
        } catch (JsonProcessingException broken) {
            // A scan that could not be made prints no document; its words say why.
            differences.add("no JSON document on standard output" + says());
        }
        for (var secret : expected.never()) {
            if (outcome.out().contains(secret) || outcome.err().contains(secret)) {
                differences.add("the output holds the secret value '" + secret + "'");
            }
        }
    }

    private void errors(JsonNode errors) {
        var listed = new ArrayList<String>();
        errors.forEach(error -> listed.add(
                error.path("item").asText() + ": " + error.path("reason").asText()));
        for (var wanted : expected.errors()) {
            if (listed.stream().noneMatch(error -> error.contains(wanted))) {
                differences.add("errors: expected '" + wanted + "', was " + listed);
            }
        }
    }

    private String says() {
        return outcome.err().isBlank() ? "" : "; it said: " + outcome.err().strip();
    }

    private void verdicts(JsonNode verdicts) {
        var named = new HashSet<String>();
        for (var wanted : expected.verdicts()) {
            named.add(wanted.control() + " on " + wanted.fact());
            verdict(verdicts, wanted);
        }
        if (!expected.others().isEmpty()) {
            others(verdicts, named);
        }
    }

    private void verdict(JsonNode verdicts, ExpectedScan.ExpectedVerdict wanted) {
        var subjects = new ArrayList<String>();
        for (var verdict : verdicts) {
            if (!verdict.path("control").asText().equals(wanted.control())) {
                continue;
            }
            subjects.add(verdict.path("fact").asText());
            if (verdict.path("fact").asText().equals(wanted.fact())) {
                var right = verdict.path("verdict").asText().equals(wanted.verdict())
                        && verdict.path("text").asText().contains(wanted.text());
                if (!right) {
                    differences.add(wanted.control() + " on " + wanted.fact() + ": expected " + wanted.verdict()
                            + (wanted.text().isEmpty() ? "" : " with '" + wanted.text() + "'") + ", was "
                            + said(verdict));
                }
                return;
            }
        }
        differences.add(wanted.control() + " on " + wanted.fact() + ": expected " + wanted.verdict()
                + ", but of its " + subjects.size() + " verdicts none is on that, but on "
                + subjects.stream().limit(SHOWN).toList());
    }

    private void others(JsonNode verdicts, Set<String> named) {
        for (var verdict : verdicts) {
            var name = verdict.path("control").asText() + " on "
                    + verdict.path("fact").asText();
            if (!named.contains(name)
                    && !expected.others().contains(verdict.path("verdict").asText())) {
                differences.add(name + ": expected one of " + expected.others() + ", was " + said(verdict));
            }
        }
    }

    private static String said(JsonNode verdict) {
        return verdict.path("verdict").asText() + " '" + verdict.path("text").asText() + "'";
    }

    private void fact(JsonNode facts, ExpectedScan.ExpectedFact wanted) {
        var found = pick(facts, wanted.message(), wanted.where());
        if (found.size() != wanted.count()) {
            differences.add(number(wanted.message(), wanted.where(), wanted.count(), found.size(), facts));
        }
        for (var fact : found) {
            FieldMatch.differences(fact, wanted.has())
                    .forEach(each -> differences.add(wanted.message() + " " + wanted.where() + ": " + each));
        }
    }

    private void alike(JsonNode facts, ExpectedScan.Alike wanted) {
        var found = pick(facts, wanted.message(), wanted.where());
        if (found.size() != wanted.count()) {
            differences.add(number(wanted.message(), wanted.where(), wanted.count(), found.size(), facts));
            return;
        }
        for (var field : wanted.fields()) {
            var first = FieldMatch.at(found.getFirst(), field);
            for (var fact : found) {
                var value = FieldMatch.at(fact, field);
                if (first.isMissingNode() || !first.equals(value)) {
                    differences.add(wanted.message() + " " + wanted.where() + ": expected the same " + field + ", but "
                            + first + " is not " + value);
                }
            }
        }
    }

    private static String number(String message, JsonNode where, int wanted, int found, JsonNode facts) {
        var there = new ArrayList<String>();
        facts.path(message)
                .forEach(fact -> there.add(fact.path("namespace").asText() + "/"
                        + fact.path("name").asText()));
        return message + " " + where + ": expected " + wanted + ", found " + found + " among " + there;
    }

    private static List<JsonNode> pick(JsonNode facts, String message, JsonNode where) {
        var found = new ArrayList<JsonNode>();
        facts.path(message).forEach(fact -> {
            if (FieldMatch.matches(fact, where)) {
                found.add(fact);
            }
        });
        return found;
    }
}
