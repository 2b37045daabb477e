package io.seaworthy.hub.ingest;

import io.seaworthy.hub.enrol.Authority;
import io.seaworthy.hub.enrol.Identities;
import io.seaworthy.hub.inventory.Inventory;
import java.time.InstantSource;

/** What every stream works with. */
record LinkContext(
        IngestSettings settings,
        Identities identities,
        Authority authority,
        Inventory inventory,
        LiveStreams live,
        IngestMetrics metrics,
        InstantSource clock) {}
