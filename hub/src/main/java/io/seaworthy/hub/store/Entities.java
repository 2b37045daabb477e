package io.seaworthy.hub.store;

import io.seaworthy.hub.store.inventory.ClusterEntity;
import io.seaworthy.hub.store.inventory.ControlTallyEntity;
import io.seaworthy.hub.store.inventory.FactEntity;
import io.seaworthy.hub.store.inventory.FindingEntity;
import io.seaworthy.hub.store.inventory.FindingEventEntity;
import io.seaworthy.hub.store.inventory.ItemErrorEntity;
import io.seaworthy.hub.store.inventory.ScopeEntity;
import io.seaworthy.hub.store.inventory.ScoreSampleEntity;
import java.util.List;

/** Every entity class of the hub, in alphabetical order; none is found by scanning. */
public final class Entities {

    public static final List<Class<?>> ALL = List.of(
            ClusterEntity.class,
            ControlTallyEntity.class,
            FactEntity.class,
            FindingEntity.class,
            FindingEventEntity.class,
            ItemErrorEntity.class,
            ScopeEntity.class,
            ScoreSampleEntity.class);

    private Entities() {}
}
