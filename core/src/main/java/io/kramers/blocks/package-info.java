/** Work that is cut into numbered blocks of trials, and results that merge whatever the order. */
package io.kramers.blocks;
