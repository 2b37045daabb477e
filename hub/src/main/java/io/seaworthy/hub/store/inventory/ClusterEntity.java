package io.seaworthy.hub.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code cluster}. */
@Entity
@Table(name = "cluster")
@SuppressWarnings("NullAway.Init")
public class ClusterEntity {

    @Id
    @Column(name = "cluster_id", nullable = false)
    public String clusterId;

    @Column(name = "name", nullable = false)
    public String name;

    @Column(name = "labels", nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> labels;

    @Column(name = "kubernetes_version", nullable = false)
    public String kubernetesVersion;

    @Column(name = "agent_version", nullable = false)
    public String agentVersion;

    @Column(name = "namespaces", nullable = false)
    public String[] namespaces;

    @Column(name = "enrolled_at", nullable = false)
    public Instant enrolledAt;

    @Column(name = "connected_at")
    @Nullable
    public Instant connectedAt;

    @Column(name = "last_heard_at")
    @Nullable
    public Instant lastHeardAt;

    @Column(name = "observed_at")
    @Nullable
    public Instant observedAt;

    @Column(name = "silent_since")
    @Nullable
    public Instant silentSince;

    @Column(name = "clock_skew_millis", nullable = false)
    public long clockSkewMillis;

    @Column(name = "session", nullable = false)
    public long session;

    @Column(name = "snapshot_session", nullable = false)
    public long snapshotSession;

    @Column(name = "snapshot_epoch", nullable = false)
    public long snapshotEpoch;

    @Column(name = "sequence", nullable = false)
    public long sequence;

    @Column(name = "judged_by", nullable = false)
    public String judgedBy;

    @Column(name = "judged_at")
    @Nullable
    public Instant judgedAt;

    @Column(name = "points")
    @Nullable
    public Short points;

    @Column(name = "grade")
    @Nullable
    public String grade;

    @Column(name = "judged", nullable = false)
    public int judged;

    @Column(name = "unknown", nullable = false)
    public int unknown;

    @Column(name = "open_critical", nullable = false)
    public int openCritical;

    @Column(name = "open_high", nullable = false)
    public int openHigh;

    @Column(name = "open_medium", nullable = false)
    public int openMedium;

    @Column(name = "open_low", nullable = false)
    public int openLow;

    @Column(name = "revision", nullable = false)
    public long revision;
}
