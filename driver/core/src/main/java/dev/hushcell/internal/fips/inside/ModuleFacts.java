package dev.hushcell.internal.fips.inside;

import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.NativeServices;
import org.bouncycastle.crypto.fips.FipsStatus;

/**
 * What the module says of itself at the moment it is asked, on the thread that asks: {@code ready},
 * {@code approved} and {@code native}.
 */
public final class ModuleFacts implements Supplier<Map<String, String>> {
  @Override
  public Map<String, String> get() {
    NativeServices services = CryptoServicesRegistrar.getNativeServices();
    boolean active = CryptoServicesRegistrar.isNativeEnabled() && services.isInstalled();
    return Map.of(
        "ready", Boolean.toString(FipsStatus.isReady() && !FipsStatus.isErrorStatus()),
        "approved", Boolean.toString(CryptoServicesRegistrar.isInApprovedOnlyMode()),
        "native", active ? services.getVariant() : "java");
  }
}
