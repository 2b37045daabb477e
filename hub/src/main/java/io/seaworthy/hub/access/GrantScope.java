package io.seaworthy.hub.access;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/** Which clusters a grant reaches. In JSON, in the database and in the API alike: {@code {"kind": "CLUSTERS", "clusters": ["…"]}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GrantScope.AllClusters.class, name = "ALL"),
    @JsonSubTypes.Type(value = GrantScope.TheseClusters.class, name = "CLUSTERS"),
    @JsonSubTypes.Type(value = GrantScope.LabelledClusters.class, name = "LABELS")
})
public sealed interface GrantScope {

    /** Every cluster, and what belongs to none. */
    record AllClusters() implements GrantScope {}

    /** @param clusters their ids */
    record TheseClusters(List<String> clusters) implements GrantScope {
        public TheseClusters {
            clusters = List.copyOf(clusters);
        }
    }

    /** @param labels a cluster must carry all of them */
    record LabelledClusters(Map<String, String> labels) implements GrantScope {
        public LabelledClusters {
            labels = Map.copyOf(labels);
        }
    }
}
