// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was decided about one annotation.
 *
 * @param peer whose it is
 * @param type the full name of the class it is in
 * @param wish what its profile would like to be called
 * @param module the folder of the Maven or Gradle module it is in, as a prefix of paths
 */
record Decision(Peer peer, String type, String wish, String module, Translation translation) {

    static String wishFor(String type, String method) {
        String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        return method.isEmpty() ? kebab(simple) : kebab(simple) + "-" + kebab(method);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .replaceAll("[^A-Za-z0-9-]", "-")
                .toLowerCase(Locale.ROOT);
    }

    Decision noted(List<String> more) {
        return new Decision(peer, type, wish, module, translation.noted(more));
    }

    Settings settings() {
        return translation.settings();
    }

    /** Whether a profile has to be written for it. */
    boolean needsProfile() {
        return translation.isPossible() && settings().builtIn().isEmpty();
    }

    String profileWish() {
        Optional<String> defaults = peer.nameOfDefaults(settings());
        return defaults.orElse(wish);
    }
}
