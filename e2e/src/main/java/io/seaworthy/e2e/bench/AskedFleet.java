package io.seaworthy.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.seaworthy.e2e.system.ApiClient;
import io.seaworthy.e2e.system.HubProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a generated fleet, by whom.
 *
 * @param admin sees all of it
 * @param narrow sees five clusters
 */
record AskedFleet(ApiClient admin, ApiClient narrow) implements AutoCloseable {

    private static final String UNSETTLED = "state=OPEN,REOPENED,ACKNOWLEDGED,IN_PROGRESS,UNKNOWN";
    private static final String WORK = "state=OPEN,REOPENED,ACKNOWLEDGED,IN_PROGRESS";
    private static final List<String> SORTS =
            List.of("severity", "-severity", "changed", "-changed", "opened", "-opened", "due", "-due");
    private static final int FEW = 5;
    private static final int DEEP = 200;

    /** @param tokens where those of an earlier run are */
    static AskedFleet of(HubProgram hub, Path tokens) throws IOException {
        if (Files.exists(tokens)) {
            var lines = Files.readAllLines(tokens);
            return new AskedFleet(
                    ApiClient.with(hub.address(), lines.get(0)), ApiClient.with(hub.address(), lines.get(1)));
        }
        var admin = hub.administrator();
        var scope = Map.of("kind", "CLUSTERS", "clusters", worst(admin, FEW));
        var wish = Map.of("name", "five clusters", "grant", Map.of("role", "viewer", "scope", scope));
        var narrow = admin.post("api-tokens", wish).path("token").asText();
        Files.write(tokens, List.of(admin.token(), narrow));
        return new AskedFleet(admin, ApiClient.with(hub.address(), narrow));
    }

    ApiQuestion reference() {
        var some = admin.get("findings?limit=1").path("items").get(0).path("id").asText();
        return new ApiQuestion("one finding by its id (reference)", "", "findings/" + some, admin);
    }

    List<ApiQuestion> questions() {
        var questions = new ArrayList<ApiQuestion>();
        filters().forEach((name, filter) -> {
            for (var sort : filter.startsWith("text=zq") ? SORTS.subList(0, 1) : SORTS) {
                questions.add(new ApiQuestion("list: " + name, sort, "findings?sort=" + sort + and(filter), admin));
            }
        });
        filters()
                .forEach((name, filter) ->
                        questions.add(new ApiQuestion("counts: " + name, "", "findings/counts?" + filter, admin)));
        var cursor = "&cursor=" + deep();
        questions.add(new ApiQuestion("list: page " + DEEP, "", "findings?limit=50&" + UNSETTLED + cursor, admin));
        SORTS.forEach(sort -> questions.add(new ApiQuestion(
                "list: grants for five clusters", sort, "findings?" + UNSETTLED + "&sort=" + sort, narrow)));
        questions.add(new ApiQuestion("counts: grants for five clusters", "", "findings/counts?" + UNSETTLED, narrow));
        questions.add(new ApiQuestion("fleet", "", "fleet", admin));
        var yesterday = Instant.now().minus(Duration.ofDays(1));
        questions.add(new ApiQuestion("fleet: changes of a day", "", "fleet/changes?since=" + yesterday, admin));
        questions.add(new ApiQuestion("next best actions", "", "fleet/actions", admin));
        for (var sort : List.of("", "sort=-bytes", "sort=deployed", "generation=2", "chart=redis", "text=kafka")) {
            questions.add(new ApiQuestion("releases", sort.isEmpty() ? "all" : sort, "releases?" + sort, admin));
        }
        return questions;
    }

    /** By name, in the API's own words. */
    private Map<String, String> filters() {
        var some = admin.get("findings?" + WORK + "&severity=high&limit=1")
                .path("items")
                .get(0);
        var today = LocalDate.now(ZoneOffset.UTC);
        var filters = new LinkedHashMap<String, String>();
        filters.put("what people have to act on", UNSETTLED);
        filters.put("everything", "");
        filters.put("critical", "severity=critical&" + UNSETTLED);
        filters.put("critical and high", "severity=critical,high&" + UNSETTLED);
        filters.put("the rarest family", "family=cluster&" + UNSETTLED);
        filters.put("the most common family", "family=release&" + UNSETTLED);
        filters.put("one control", "control=" + some.path("controlId").asText());
        filters.put("the worst cluster", "cluster=" + worst(admin, 1).getFirst() + "&" + UNSETTLED);
        filters.put("the five worst clusters", "cluster=" + String.join(",", worst(admin, FEW)));
        filters.put("one namespace", "namespace=shop&" + UNSETTLED);
        filters.put("one owner", "owner=payments@example.org&" + UNSETTLED);
        filters.put("nobody's", "owner=-&" + UNSETTLED);
        filters.put(
                "one release",
                "release=" + some.path("namespace").asText("") + "/"
                        + some.path("name").asText());
        filters.put("fixed", "state=FIXED");
        filters.put("the rarest state", "state=WITHDRAWN");
        filters.put("overdue", "overdue=true");
        filters.put("due within a month", "dueBefore=" + today.plusDays(31) + "&" + WORK);
        filters.put("fixed this week", "state=FIXED&changedAfter=" + today.minusDays(7));
        filters.put("a common text", "text=release&" + UNSETTLED);
        filters.put("a text some hold", "text=kafka-1&" + UNSETTLED);
        filters.put("a rare text", "text=kafka-199&" + UNSETTLED);
        filters.put("a text none holds", "text=quinquereme");
        filters.put("two letters none holds", "text=zq");
        filters.put("text, severity and state", "text=redis&severity=high&state=OPEN");
        return filters;
    }

    private String deep() {
        var next = "";
        for (int page = 1; page < DEEP; page++) {
            var answer = admin.get("findings?limit=50&" + UNSETTLED + next);
            if (answer.path("next").isNull()) {
                break;
            }
            next = "&cursor=" + answer.path("next").asText();
        }
        return next.substring(next.indexOf('=') + 1);
    }

    private static List<String> worst(ApiClient api, int count) {
        var ids = new ArrayList<String>();
        for (JsonNode cluster : api.get("clusters?sort=points&limit=50").path("items")) {
            if (!cluster.path("score").isNull() && ids.size() < count) {
                ids.add(cluster.path("id").asText());
            }
        }
        return ids;
    }

    private static String and(String filter) {
        return filter.isEmpty() ? "" : "&" + filter;
    }

    @Override
    public void close() {
        admin.close();
        narrow.close();
    }
}
