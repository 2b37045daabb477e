package io.seaworthy.hub.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@code scope}. */
@Entity
@Table(name = "scope")
@IdClass(ScopeEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class ScopeEntity {

    @Id
    @Column(name = "cluster_id", nullable = false)
    public String clusterId;

    @Id
    @Column(name = "kind", nullable = false)
    public String kind;

    @Id
    @Column(name = "namespace", nullable = false)
    public String namespace;

    @Column(name = "complete", nullable = false)
    public boolean complete;

    @Column(name = "missing", nullable = false)
    public String missing;

    /** Primary key. */
    public record Key(String clusterId, String kind, String namespace) implements Serializable {}
}
