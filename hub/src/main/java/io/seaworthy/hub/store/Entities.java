package io.seaworthy.hub.store;

import java.util.List;

/** Every entity class of the hub, in alphabetical order; none is found by scanning. */
public final class Entities {

    public static final List<Class<?>> ALL = List.of();

    private Entities() {}
}
