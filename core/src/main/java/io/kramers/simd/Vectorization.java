package io.kramers.simd;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which twin of each array pass runs: the scalar one, which is the specification, or the SIMD one
 * on {@code jdk.incubator.vector}, which gives the same bits.
 *
 * <p>{@link #active()} is looked up once a JVM. It picks SIMD where the module is present and
 * vectors have at least 256 bits; otherwise it logs the reason and the remedy. {@value #FORCE}
 * ({@code scalar} or {@code simd}) overrides the choice, {@value #REQUIRE} makes any other outcome
 * an error, so that a build or a cluster cannot go scalar unnoticed.
 */
public final class Vectorization {
  /** System property that picks the provider: {@code scalar} or {@code simd}. */
  public static final String FORCE = "kramers.simd.force";

  /** System property that names the provider without which the engine refuses to start. */
  public static final String REQUIRE = "kramers.simd.require";

  private static final Logger LOG = LoggerFactory.getLogger(Vectorization.class);
  private static final Vectorization SCALAR = new Vectorization("scalar", 64);
  private static final int NARROWEST_WORTHWHILE_BITS = 256;
  private static final String MODULE_ABSENT =
      "the module jdk.incubator.vector is not loaded; pass --add-modules jdk.incubator.vector";

  private final String name;
  private final int vectorBits;

  private Vectorization(String name, int vectorBits) {
    this.name = name;
    this.vectorBits = vectorBits;
  }

  /** The provider of this JVM. */
  public static Vectorization active() {
    return Active.INSTANCE;
  }

  /** The scalar provider, present everywhere. */
  public static Vectorization scalar() {
    return SCALAR;
  }

  /** The SIMD provider, where the JVM runs with {@code --add-modules jdk.incubator.vector}. */
  public static Optional<Vectorization> simd() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Vectorization("simd", Lanes.BITS));
  }

  /**
   * The twin that this provider runs. Where the suppliers are lambdas, the other twin's class is
   * not loaded; a reference to its constructor would load it, and fail without the vector module.
   */
  public <T> T choose(Supplier<? extends T> scalarTwin, Supplier<? extends T> simdTwin) {
    return this == SCALAR ? scalarTwin.get() : simdTwin.get();
  }

  /** {@code scalar} or {@code simd}. */
  public String name() {
    return name;
  }

  /** Width of a vector in bits; 64 for scalar. */
  public int vectorBits() {
    return vectorBits;
  }

  @Override
  public String toString() {
    return name + "/" + vectorBits;
  }

  private static final class Active {
    static final Vectorization INSTANCE = lookUp();
  }

  private static Vectorization lookUp() {
    Vectorization found = pick(System.getProperty(FORCE, "auto"));
    String required = System.getProperty(REQUIRE);
    if (required != null && !required.equals(found.name)) {
      throw new IllegalStateException(
          REQUIRE
              + "="
              + required
              + ", but this JVM offers only "
              + found
              + "; see the log for why");
    }
    if (!usesHardwareFma()) {
      LOG.warn("This JVM has no hardware FMA (UseFMA is off): results stay the same, very slowly.");
    }
    return found;
  }

  private static Vectorization pick(String forced) {
    switch (forced) {
      case "scalar":
        return SCALAR;
      case "simd":
        return simd()
            .orElseThrow(() -> new IllegalStateException(FORCE + "=simd: " + MODULE_ABSENT));
      case "auto":
        break;
      default:
        throw new IllegalStateException(FORCE + "=" + forced + " is neither scalar nor simd");
    }
    Optional<Vectorization> simd = simd();
    if (simd.isEmpty()) {
      LOG.warn("Running scalar: {}", MODULE_ABSENT);
      return SCALAR;
    }
    if (simd.get().vectorBits < NARROWEST_WORTHWHILE_BITS) {
      LOG.warn(
          "Running scalar: this CPU or -XX:UseAVX offers vectors of {} bits, and less than {} do not"
              + " pay; {}=simd overrides.",
          simd.get().vectorBits,
          NARROWEST_WORTHWHILE_BITS,
          FORCE);
      return SCALAR;
    }
    return simd.get();
  }

  private static boolean usesHardwareFma() {
    HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return vm == null || Boolean.parseBoolean(vm.getVMOption("UseFMA").getValue());
  }
}
