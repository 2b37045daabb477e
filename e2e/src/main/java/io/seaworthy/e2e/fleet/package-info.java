/** Takes a number of clusters and findings, hands out a database that holds such a fleet, for load tests and for looking at pages. */
@NullMarked
package io.seaworthy.e2e.fleet;

import org.jspecify.annotations.NullMarked;
