package io.seaworthy.hub.api.reading;

import io.seaworthy.hub.picture.Scene;

/** What a cluster's picture is drawn from. Calls block; all throw StoreUnavailable where the database is away. */
public interface PictureReads {

    /** @param cluster that exists */
    Scene scene(String cluster);
}
