/** Takes an OpenAPI contract and the address of an API, hands what a property-based run of it found to the tests. */
@NullMarked
package io.seaworthy.e2e.fuzz;

import org.jspecify.annotations.NullMarked;
