/** Takes text from a file, the environment and flags, hands one checked tree of settings to every other package. */
@NullMarked
package io.seaworthy.agent.config;

import org.jspecify.annotations.NullMarked;
