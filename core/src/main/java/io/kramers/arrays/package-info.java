/**
 * Arrays of ND4J as users meet them, NumPy files, and the dense linear algebra of estimates: in
 * double, on one native thread, so that its bits repeat. {@code docs/arrays.md} says what of it
 * depends on the processor and what bounds the memory.
 */
package io.kramers.arrays;
