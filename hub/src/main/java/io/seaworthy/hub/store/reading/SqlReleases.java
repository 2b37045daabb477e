package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.reading.FactReads;
import io.seaworthy.hub.api.reading.FactSummary;
import io.seaworthy.hub.api.reading.ReleaseReads;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.Transaction;
import io.seaworthy.hub.store.UnitOfWork;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A release with its workloads and the scans of their images, from tables {@code fact} and {@code scope}. */
public final class SqlReleases implements ReleaseReads {

    private static final int MOST_WORKLOADS = 1_000;

    private final SqlFacts facts;
    private final UnitOfWork unitOfWork;

    public SqlReleases(UnitOfWork unitOfWork) {
        this.facts = new SqlFacts(unitOfWork);
        this.unitOfWork = unitOfWork;
    }

    private record ScanRow(String body) {}

    private record WorkloadRow(FactSummary summary, String body) {}

    private record Count(int count) {}

    private record ScopeRow(boolean complete, String missing) {}

    @Override
    public Optional<Surroundings> release(String cluster, String key, Sight sight) {
        return facts.fact(cluster, key, sight)
                .filter(judged -> judged.body().hasRelease())
                .flatMap(judged -> unitOfWork.call(transaction -> around(transaction, cluster, key, judged)));
    }

    private static Optional<Surroundings> around(
            Transaction transaction, String cluster, String key, FactReads.Judged judged) {
        var namespace = judged.summary().namespace();
        var release = Sql.of("select " + SqlFacts.RELEASE + " from " + SqlFacts.TABLES
                        + " where f.cluster_id = :cluster and f.key = :key and f.kind = 'ReleaseFact'")
                .with("cluster", cluster)
                .with("key", key)
                .row(transaction, FactReads.ReleaseView.class);
        var workloads = Sql.of("select " + SqlFacts.WHOLE + " from " + SqlFacts.TABLES
                        + " where f.cluster_id = :cluster and f.kind = 'WorkloadFact' and f.release = (select r.release from fact r"
                        + " where r.cluster_id = :cluster and r.key = :key) order by f.key limit " + MOST_WORKLOADS)
                .with("cluster", cluster)
                .with("key", key)
                .rows(transaction, WorkloadRow.class)
                .stream()
                .map(row -> new FactReads.Whole(row.summary(), Bodies.fact(row.body())))
                .toList();
        var images = workloads.stream()
                .flatMap(workload -> workload.body().getWorkload().getContainersList().stream())
                .map(container -> container.getImage())
                .filter(image -> !image.isEmpty())
                .distinct()
                .toList();
        var scans = Sql.of("select encode(f.body, 'base64') as \"body\" from fact f where f.cluster_id = :cluster"
                        + " and f.image <> '' and f.image = any(cast(:images as text[])) and f.unreadable is null")
                .with("cluster", cluster)
                .with("images", Filter.array(images))
                .rows(transaction, ScanRow.class);
        return release.map(view -> new Surroundings(
                view,
                judged,
                workloads,
                scans.stream().map(row -> Bodies.fact(row.body())).toList(),
                missing(transaction, cluster, "WorkloadFact", "workloads", namespace),
                missing(transaction, cluster, "VulnerabilityFact", "reports of image scanners", namespace)));
    }

    /** Why "it is not there" proves nothing. */
    private static @Nullable String missing(
            Transaction transaction, String cluster, String kind, String what, String namespace) {
        if (Sql.of("select 1 as count from cluster where cluster_id = :cluster and silent_since is not null")
                .with("cluster", cluster)
                .row(transaction, Count.class)
                .isPresent()) {
            return "The cluster is silent: these are the " + what + " seen last.";
        }
        List<ScopeRow> scopes = Sql.of(
                        "select complete as \"complete\", missing as \"missing\" from scope"
                                + " where cluster_id = :cluster and kind = :kind and namespace in ('', :namespace) order by complete")
                .with("cluster", cluster)
                .with("kind", kind)
                .with("namespace", namespace)
                .rows(transaction, ScopeRow.class);
        if (scopes.isEmpty()) {
            return "The agent does not look for " + what + " here.";
        }
        var worst = scopes.getFirst();
        return worst.complete() ? null : "Not all " + what + " could be read: " + worst.missing();
    }
}
