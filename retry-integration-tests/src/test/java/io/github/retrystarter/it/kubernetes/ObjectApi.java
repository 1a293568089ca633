// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.kubernetes;

import java.util.Map;

/** Objects of one kind at the API server, each with texts by name. */
interface ObjectApi {

    /** What a writer does to the texts between reading and writing. */
    @FunctionalInterface
    interface Edit {

        void apply(Map<String, String> texts) throws Exception;
    }

    void create(String name, Map<String, String> texts) throws Exception;

    Map<String, String> read(String name) throws Exception;

    /** Reads the object, edits its texts, and writes it, unless somebody else was faster. */
    void edit(String name, Edit edit) throws Exception;

    void delete(String name) throws Exception;
}
