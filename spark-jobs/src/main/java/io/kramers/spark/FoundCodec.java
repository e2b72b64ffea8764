package io.kramers.spark;

import io.kramers.checkpoint.Codec;
import io.kramers.config.CanonicalText;
import io.kramers.gradientnoise.SampleWork;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** What one call finds on samples: each piece of work is one block. */
record FoundCodec<S>(List<? extends SampleWork<?, S>> work, List<double[]> vectors)
    implements Codec<S> {
  @Override
  public String identity() {
    CanonicalText text = new CanonicalText();
    vectors.forEach(vector -> text.put("vector", CanonicalText.digest(vector)));
    work.forEach(each -> each.describe(text));
    return text.toString();
  }

  @Override
  public void write(S found, DataOutput out) throws IOException {
    work.get(0).write(found, out);
  }

  @Override
  public S read(int index, DataInput in) throws IOException {
    return work.get(index).read(in);
  }

  @Override
  public S merge(S first, S second) {
    throw new IllegalStateException("a piece of work was found twice");
  }
}
