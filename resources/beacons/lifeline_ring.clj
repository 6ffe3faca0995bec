;; Lifeline beacon for Ring 1.12 and later, any adapter. Does nothing unless LIFELINE_BEACON and LIFELINE_TOKEN are set.
;;   (defn handler [request] {:ring.websocket/listener (lifeline-ring/watched request "ring-jetty 1.13" my-listener)})
;; my-listener: a map or a Listener, as in :ring.websocket/listener.
(ns lifeline-ring
  (:require [clojure.string :as str]
            [ring.websocket.protocols :as ws])
  (:import [java.io OutputStreamWriter Writer]
           [java.net Socket]))

(def beacon (System/getenv "LIFELINE_BEACON"))
(def token (System/getenv "LIFELINE_TOKEN"))
(def sender (agent nil :error-mode :continue)) ; its value: the writer to Lifeline; sends keep their order

(defn- quoted [text] (str \" (str/replace (str/replace (str text) #"\p{Cntrl}" " ") #"[\\\"]" "\\\\$0") \"))

(defn- connect []
  (let [[host port] (str/split beacon #":")]
    (doto (OutputStreamWriter. (.getOutputStream (Socket. ^String host (parse-long port))) "UTF-8")
      (.write (str "{\"token\":" (quoted token) "}\n")))))

(defn- tell [^Writer out line] ; while Lifeline is away lines are dropped
  (try (doto (or out (connect)) (.write line) (.flush)) (catch java.io.IOException _ nil)))

(defn report [stack connection callback role & more]
  (when (and beacon token)
    (send-off sender tell (format "{\"stack\":%s,\"side\":\"server\",\"connection\":%s,\"callback\":\"%s\",\"detail\":{\"role\":\"%s\",\"at\":%d%s}}%n" (quoted stack) (quoted connection) callback role (System/currentTimeMillis) (str/join more)))))

(defn watched [request stack listener]
  (let [tell (partial report stack (or (get-in request [:headers "sec-websocket-key"]) (second (re-find #"lifeline=([^&]+)" (str (:query-string request)))) "unknown"))]
    (tell "handler" "upgrade")
    (reify ws/Listener
      (on-open [_ socket] (tell "on-open" "on-open") (ws/on-open listener socket))
      (on-message [_ socket message] (tell "on-message" "on-message") (ws/on-message listener socket message))
      (on-pong [_ socket data] (tell "on-pong" "on-pong") (ws/on-pong listener socket data))
      (on-error [_ socket thrown] (tell "on-error" "on-error" ",\"reason\":" (quoted thrown)) (ws/on-error listener socket thrown))
      (on-close [_ socket code reason] (tell "on-close" "on-close" ",\"code\":" code ",\"reason\":" (quoted reason)) (ws/on-close listener socket code reason)))))
