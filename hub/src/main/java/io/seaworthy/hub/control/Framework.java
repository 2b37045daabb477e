package io.seaworthy.hub.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A published source that controls refer to.
 *
 * @param id {@code cis-kubernetes}
 * @param title what people call it
 * @param edition the edition the references were compared with
 * @param source where it is published
 * @param references titles by number, as controls name them
 */
public record Framework(String id, String title, String edition, String source, Map<String, String> references) {

    private static final String FILE = "frameworks/frameworks.yaml";

    /** Those that came with Seaworthy, in the order of the file. */
    public static List<Framework> builtIn() {
        return switch (YamlDocument.read(FILE, Resources.text(FILE))) {
            case YamlDocument.Result.Read(var top) -> frameworks(YamlData.of(top));
            case YamlDocument.Result.Refused(var problem) -> throw new IllegalStateException(problem.toString());
        };
    }

    private static List<Framework> frameworks(Object data) {
        var frameworks = new ArrayList<Framework>();
        if (data instanceof List<?> entries) {
            for (var entry : entries) {
                if (entry instanceof Map<?, ?> keys) {
                    frameworks.add(new Framework(
                            text(keys, "id"),
                            text(keys, "title"),
                            text(keys, "edition"),
                            text(keys, "source"),
                            references(keys)));
                }
            }
        }
        return frameworks;
    }

    private static Map<String, String> references(Map<?, ?> framework) {
        var references = new LinkedHashMap<String, String>();
        if (framework.get("references") instanceof List<?> entries) {
            for (var entry : entries) {
                if (entry instanceof Map<?, ?> keys) {
                    references.put(text(keys, "number"), text(keys, "title"));
                }
            }
        }
        return references;
    }

    private static String text(Map<?, ?> keys, String key) {
        var value = keys.get(key);
        return value == null ? "" : value.toString();
    }
}
