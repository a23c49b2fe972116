/** Benchmarks: ratios measured side by side in one run. They judge no build. */
@NullMarked
package dev.identitycheck.bench;

import org.jspecify.annotations.NullMarked;
