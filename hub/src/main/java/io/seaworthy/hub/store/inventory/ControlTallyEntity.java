package io.seaworthy.hub.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@code control_tally}. */
@Entity
@Table(name = "control_tally")
@IdClass(ControlTallyEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class ControlTallyEntity {

    @Id
    @Column(name = "cluster_id", nullable = false)
    public String clusterId;

    @Id
    @Column(name = "control_id", nullable = false)
    public String controlId;

    @Column(name = "passed", nullable = false)
    public int passed;

    @Column(name = "failed", nullable = false)
    public int failed;

    @Column(name = "waived", nullable = false)
    public int waived;

    @Column(name = "unknown", nullable = false)
    public int unknown;

    @Column(name = "not_applicable", nullable = false)
    public int notApplicable;

    @Column(name = "lost", nullable = false)
    public double lost;

    @Column(name = "gain", nullable = false)
    public short gain;

    @Column(name = "gain_all", nullable = false)
    public short gainAll;

    /** Primary key. */
    public record Key(String clusterId, String controlId) implements Serializable {}
}
