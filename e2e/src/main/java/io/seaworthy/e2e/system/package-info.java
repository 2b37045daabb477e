/** Takes the built programs, hands running hubs, agents and databases of theirs, and their API, to the tests of the whole system. */
@NullMarked
package io.seaworthy.e2e.system;

import org.jspecify.annotations.NullMarked;
