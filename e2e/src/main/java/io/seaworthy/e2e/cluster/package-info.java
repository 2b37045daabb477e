/** Takes the programs that {@code e2e/cluster/build} makes, hands real clusters, Helms and Tillers to tests, recordings and benchmarks. */
@NullMarked
package io.seaworthy.e2e.cluster;

import org.jspecify.annotations.NullMarked;
