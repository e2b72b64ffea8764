package io.kramers.network;

/** In float, as they are specified. */
class FloatUnits implements UnitPasses<float[]> {
  private static final int LANES = Arithmetic.LANES;

  @Override
  public void add(float[] a, float[] b, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + b[i];
    }
  }

  @Override
  public void rectify(float[] in, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(in[i], 0);
    }
  }

  @Override
  public void addRectified(float[] out, float[] deltaOut, float[] deltaIn) {
    for (int i = 0; i < out.length; i++) {
      if (out[i] > 0) {
        deltaIn[i] += deltaOut[i];
      }
    }
  }

  @Override
  public void scale(float[] in, int from, int to, double factor, double shift, float[] out) {
    float a = (float) factor;
    float b = (float) shift;
    for (int i = from; i < to; i++) {
      out[i] = Math.fma(in[i], a, b);
    }
  }

  @Override
  public void addScaled(float[] in, int from, int to, double factor, double shift, float[] into) {
    float a = (float) factor;
    float b = (float) shift;
    for (int i = from; i < to; i++) {
      into[i] += Math.fma(in[i], a, b);
    }
  }

  @Override
  public void maxima(Windows windows, float[] in, int inAt, float[] out, int outAt) {
    int[] first = windows.first();
    int[] element = windows.element();
    for (int p = 0; p < windows.positions(); p++) {
      for (int l = 0; l < LANES; l++) {
        float greatest = in[inAt + element[first[p]] + l];
        for (int t = first[p] + 1; t < first[p + 1]; t++) {
          greatest = Math.max(greatest, in[inAt + element[t] + l]);
        }
        out[outAt + p * LANES + l] = greatest;
      }
    }
  }

  @Override
  public void addToFirstMaxima(
      Windows windows,
      float[] in,
      int inAt,
      float[] out,
      float[] deltaOut,
      int outAt,
      float[] deltaIn) {
    int[] first = windows.first();
    int[] element = windows.element();
    for (int p = 0; p < windows.positions(); p++) {
      for (int l = 0; l < LANES; l++) {
        float greatest = out[outAt + p * LANES + l];
        int t = first[p];
        while (t < first[p + 1] && in[inAt + element[t] + l] != greatest) {
          t++;
        }
        if (t < first[p + 1]) {
          deltaIn[inAt + element[t] + l] += deltaOut[outAt + p * LANES + l];
        }
      }
    }
  }

  @Override
  public void sums(Windows windows, double factor, float[] in, int inAt, float[] out, int outAt) {
    int[] first = windows.first();
    int[] element = windows.element();
    for (int p = 0; p < windows.positions(); p++) {
      for (int l = 0; l < LANES; l++) {
        float sum = in[inAt + element[first[p]] + l];
        for (int t = first[p] + 1; t < first[p + 1]; t++) {
          sum += in[inAt + element[t] + l];
        }
        out[outAt + p * LANES + l] = sum * (float) factor;
      }
    }
  }

  @Override
  public void addToWindows(
      Windows windows, double factor, float[] deltaOut, int outAt, float[] deltaIn, int inAt) {
    int[] first = windows.first();
    int[] element = windows.element();
    for (int p = 0; p < windows.positions(); p++) {
      for (int l = 0; l < LANES; l++) {
        float share = deltaOut[outAt + p * LANES + l] * (float) factor;
        for (int t = first[p]; t < first[p + 1]; t++) {
          deltaIn[inAt + element[t] + l] += share;
        }
      }
    }
  }

  @Override
  public void addSums(float[] x, int from, int units, double[] sums, int at) {
    for (int i = from; i < from + units * LANES; i += LANES) {
      for (int l = 0; l < LANES; l++) {
        sums[at + l] += x[i + l];
      }
    }
  }

  @Override
  public void addProducts(float[] x, float[] y, int from, int units, double[] sums, int at) {
    for (int i = from; i < from + units * LANES; i += LANES) {
      for (int l = 0; l < LANES; l++) {
        sums[at + l] = Math.fma((double) x[i + l], (double) y[i + l], sums[at + l]);
      }
    }
  }

  @Override
  public void addLanes(float[] x, int from, int units, double[] sums, int at) {
    for (int u = 0; u < units; u++) {
      double sum = x[from + u * LANES];
      for (int l = 1; l < LANES; l++) {
        sum += x[from + u * LANES + l];
      }
      sums[at + u] += sum;
    }
  }
}
