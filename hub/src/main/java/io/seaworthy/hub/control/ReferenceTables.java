package io.seaworthy.hub.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The dated tables that controls look things up in: {@code reference/*.yaml}, by file name without its ending. */
public final class ReferenceTables {

    static final List<String> TABLES = List.of("helm", "kubernetes", "removed_apis", "tiller_cves");

    private final Map<String, Object> tables;

    private ReferenceTables(Map<String, Object> tables) {
        this.tables = tables;
    }

    /** The tables that came with Seaworthy. */
    public static ReferenceTables builtIn() {
        var tables = new LinkedHashMap<String, Object>();
        for (var table : TABLES) {
            var file = file(table);
            switch (YamlDocument.read(file, Resources.text(file))) {
                case YamlDocument.Result.Read(var top) -> tables.put(table, YamlData.withDates(YamlData.of(top)));
                case YamlDocument.Result.Refused(var problem) -> throw new IllegalStateException(problem.toString());
            }
        }
        return new ReferenceTables(tables);
    }

    static String file(String table) {
        return "reference/" + table + ".yaml";
    }

    /** What expressions see as {@code reference}: texts, numbers, {@link java.time.Instant}, lists and maps of these. */
    public Map<String, Object> asVariable() {
        return tables;
    }

    /** One table, such as {@code kubernetes}; empty if there is none of that name. */
    public Map<?, ?> table(String name) {
        return tables.get(name) instanceof Map<?, ?> table ? table : Map.of();
    }
}
