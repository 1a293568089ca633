// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What is written in a POM. */
record Pom(Document document) {

    static Pom of(String module) {
        Path file = Repository.ROOT.resolve(module).resolve("pom.xml");
        try {
            return new Pom(
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new AssertionError(file + " cannot be read", unreadable);
        }
    }

    String value(String path) {
        List<String> values = values(path);
        if (values.size() != 1) {
            throw new AssertionError(path + " is there " + values.size() + " times, not once");
        }
        return values.get(0);
    }

    List<String> values(String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(index -> nodes.item(index).getTextContent())
                    .toList();
        } catch (XPathExpressionException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** The name of what {@code mvn package} makes. */
    String jar() {
        return value("/project/artifactId") + "-" + value("/project/parent/version") + ".jar";
    }
}
