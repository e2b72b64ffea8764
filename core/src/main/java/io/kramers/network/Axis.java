package io.kramers.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which inputs a convolution's outputs see along one axis, or which outputs its inputs. Position p
 * sees kernel element k at base[p] + offset[k], for the k of its kind.
 *
 * @param base of each position; may lie outside the axis
 * @param kind of each position
 * @param elements of the kernel that each kind sees, ascending
 * @param offset of each element of the kernel
 */
record Axis(int[] base, int[] kind, int[][] elements, int[] offset) {
  /** Positions are outputs, and see inputs. */
  static Axis forward(int inputs, int outputs, int kernel, int stride, int padding) {
    int[] base = new int[outputs];
    List<List<Integer>> seen = new ArrayList<>();
    for (int p = 0; p < outputs; p++) {
      base[p] = p * stride - padding;
      List<Integer> elements = new ArrayList<>();
      for (int k = 0; k < kernel; k++) {
        if (base[p] + k >= 0 && base[p] + k < inputs) {
          elements.add(k);
        }
      }
      seen.add(elements);
    }
    int[] offset = new int[kernel];
    Arrays.setAll(offset, k -> k);
    return of(base, seen, offset);
  }

  /**
   * Positions are inputs, and see outputs: element k of output p is input p stride - padding + k.
   */
  static Axis backward(int inputs, int outputs, int kernel, int stride, int padding) {
    int[] base = new int[inputs];
    List<List<Integer>> seen = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      base[i] = (i + padding) / stride;
      List<Integer> elements = new ArrayList<>();
      for (int k = (i + padding) % stride; k < kernel; k += stride) {
        int output = base[i] - k / stride;
        if (output >= 0 && output < outputs) {
          elements.add(k);
        }
      }
      seen.add(elements);
    }
    int[] offset = new int[kernel];
    Arrays.setAll(offset, k -> -(k / stride));
    return of(base, seen, offset);
  }

  private static Axis of(int[] base, List<List<Integer>> seen, int[] offset) {
    List<List<Integer>> kinds = seen.stream().distinct().toList();
    return new Axis(
        base,
        seen.stream().mapToInt(kinds::indexOf).toArray(),
        kinds.stream()
            .map(elements -> elements.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new),
        offset);
  }
}
